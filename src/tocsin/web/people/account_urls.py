"""The few addresses of allauth that are used: sign-in, change of password, asking again who one is."""

from __future__ import annotations

from allauth.account import views
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("sign-in/", views.LoginView.as_view(), name="account_login"),
    path("sign-out/", views.LogoutView.as_view(), name="account_logout"),
    path("password/", views.PasswordChangeView.as_view(), name="account_change_password"),
    path("again/", views.ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("reset/", RedirectView.as_view(pattern_name="sign_in"), name="account_reset_password"),
    path("sign-up/", RedirectView.as_view(pattern_name="sign_in"), name="account_signup"),
    path("inactive/", views.AccountInactiveView.as_view(), name="account_inactive"),
]

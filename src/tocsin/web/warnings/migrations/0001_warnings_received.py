"""Warnings received begin."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="ReceivedWarning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ledger", models.CharField(max_length=64)),
                ("sender", models.TextField(blank=True)),
                ("identifier", models.TextField()),
                ("sent", models.CharField(blank=True, max_length=64)),
                ("status", models.CharField(blank=True, max_length=64)),
                ("message_type", models.CharField(blank=True, max_length=64)),
                ("format", models.CharField(blank=True, max_length=16)),
                ("refers_to", models.JSONField(default=list)),
                ("expires", models.JSONField(default=list)),
                ("said", models.TextField()),
                ("body", models.CharField(max_length=64)),
                ("file_name", models.CharField(blank=True, max_length=120)),
                ("way", models.CharField(max_length=8)),
                ("received_at", models.BigIntegerField()),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.AddConstraint(
            model_name="receivedwarning",
            constraint=models.UniqueConstraint(
                fields=("ledger", "sender", "identifier", "sent"), name="one_row_a_warning"
            ),
        ),
    ]

cli-user = People of an installation.
cli-user-list = Who there is, with their posts.
cli-user-add = Add a person and print the one-time link by which a password is set.
    .login = Sign-in name.
    .name = Name in Russian.
    .name-en = Name in English; without it the same.
    .role = Role of the charter.
    .member = Member, as KZ; empty for the organisation's own people.
cli-user-link = A new one-time link for a person whose password is lost.
    .login = Sign-in name.
cli-user-stop = Let a person sign in no longer.
    .login = Sign-in name.
cli-user-row = { $login }  { $name }  { $posts }{ $active ->
    [yes] {""}
   *[no] {" "}(may not sign in)
}
cli-user-stopped = { $login } can no longer sign in.
cli-user-token = One-time link for { $login }, good for seven days: { $path }

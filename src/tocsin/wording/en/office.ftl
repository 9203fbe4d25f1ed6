office-people = People
office-add = Add a person
office-name = Name
office-name-ru = Name in Russian
office-name-en = Name in English
office-name-wrong = Write the name, at most 120 characters.
office-login = Login
office-login-hint = Small Latin letters, digits, dot, hyphen; for example kz-duty-officer-2.
office-login-wrong = This is no login: 2 to 64 small Latin letters, digits, dots, hyphens.
office-login-taken = There is already a person with this login. Choose another.
office-post = Post
office-post-wrong = Choose a post from the list.
office-state = State
office-acts = Acts
office-active = active
office-closed = closed
office-no-key = no key yet
office-go-on = Go on
office-add-sure = Check what is written. A one-time link will be made, with which this person chooses a password.
office-add-do = Add, and make the link
office-act-link = New link
office-act-close = Close
office-act-open = Open again
office-sure = Are you sure?
office-sure-link = The present password stops working. The person chooses a new one with a one-time link.
office-sure-close = The person is signed out at once and can no longer sign in. What they signed stays.
office-sure-open = The person can sign in again with the same password.
office-do = Yes, do it
office-done-close = { $name } can no longer sign in.
office-done-open = { $name } can sign in again.
office-link-title = One-time link
office-link-what = Give this link to { $login } by a way that only they can read. It works once, for seven days, and is not shown again.
office-link-copy = Copy the link
office-keys = Keys
office-keys-what = A key signs for its post. A lost key is revoked; from then on nothing signed with it is accepted.
office-key = Key
office-custody = Held by
office-custody-word = { $word ->
    [server] this server
    [file] a key file
    [passkey] a passkey
   *[pkcs11] a token
}
office-since = Since entry
office-until = Until
office-in-force = in force
office-site = this site
office-enrol = Enrol a key
office-key-replace = Replace
office-key-revoke = Revoke
office-key-sure-replace = A new key is made and enrolled for this post, and then the old one is revoked. Both are entered in the record with your signature.
office-key-sure-revoke = Nothing more can be signed with this key. The revocation is entered in the record with your signature and cannot be taken back.
office-reason = Reason
office-sign-do = Sign and do it
office-key-done-revoke = The key is revoked.
office-key-done-replace = The key is replaced.

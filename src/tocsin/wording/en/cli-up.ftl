cli-up = Serve an installation; without --data a demo in ./data-demo, which is made first.

    A demo listens on this machine only, and prints who can sign in.
    .host = Address to listen on.
    .port = Port to listen on.
    .demo = Make a demo in the folder if there is nothing yet.
cli-up-address = Open { $address } (data in { $data }). Stop with Ctrl-C.
cli-up-making-demo = Making the demo in { $data }.
cli-up-people = These people can sign in, without a password (demo):
cli-up-more-people = … and the same roles of every other member; the sign-in page lists all.

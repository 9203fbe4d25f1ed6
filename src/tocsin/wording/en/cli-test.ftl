cli-test = Runs the test suite; everything after the command's name goes to pytest.

    Example: tocsin test tests/core -k silence

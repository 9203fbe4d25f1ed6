"""Decision rules: a closed set of words, each counted exactly and explained term by term."""

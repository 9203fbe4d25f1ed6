"""The checker: explores the states a charter allows and reports dead ends, each with a counterexample."""

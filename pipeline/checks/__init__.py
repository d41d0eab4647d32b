"""The guards: pure functions, text in, findings out. They know no model, engine or stage."""

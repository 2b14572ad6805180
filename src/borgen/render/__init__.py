"""Values in, text out: one module or package per format. Nothing is computed or judged here."""

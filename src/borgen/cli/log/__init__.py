"""What `borgen log` needs beside its command: words to a wish, questions, the words after."""

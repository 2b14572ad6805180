"""What `borgen init` asks, how it reads the answers, and what it says afterwards."""

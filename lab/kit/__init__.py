"""What the lab's two commands share: interpreters, places to get Django from, and running a shop."""

"""Records and analyses held against gold: measures."""

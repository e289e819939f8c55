"""`python -m diurna`: the command line, where scripts are not on the path."""

from diurna.cli import main

if __name__ == "__main__":
    main()

"""`python -m diurna.cli`: the same as `diurna`."""

from diurna.cli.app import main

if __name__ == "__main__":
    main()

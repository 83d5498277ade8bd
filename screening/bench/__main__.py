"""`python -m screening.bench`: measure speed, memory and scaling on the lists in force."""

from screening.bench.app import main

if __name__ == "__main__":
    main()

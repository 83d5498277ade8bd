"""How is a file of customers screened on more than one machine: as a job of Spark."""

"""Does a job of Spark answer as a batch on this machine does?"""

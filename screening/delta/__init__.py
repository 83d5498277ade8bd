"""After an update of the lists: which customers have to be screened anew, and against what?

`changes` says what differs between two indexes, `part` writes an index of that alone, `probes`
keeps what a search would look up for each customer, and `touched` says whose search would find
any of it in the part. Nothing here is needed to screen a single query.
"""

"""Is found anew all that a change of the lists concerns?"""

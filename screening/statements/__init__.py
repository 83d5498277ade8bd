"""What do words say of a party, in the vocabulary of the criteria?"""

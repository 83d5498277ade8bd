"""What do the texts of entries say of other listed parties?"""

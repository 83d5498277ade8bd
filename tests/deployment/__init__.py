"""Is the tool deployed as the compose file, the units and the documents say?"""

"""Are entries of one party found, and different parties held apart?"""

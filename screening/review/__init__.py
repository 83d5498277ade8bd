"""How do officers work through alerts, and what do they decide?"""

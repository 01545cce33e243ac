"""How the model of `toolkit/pipeline/unlisted` is made: see README.md."""

"""What knows nothing of texts: errors, atomic writing, discovery of modules, bundled files."""

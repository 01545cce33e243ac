"""What reports and editions share when they draw: the page's policy, links that are safe to follow, names for anchors, writing directions; `marking`, a text with what is found in it."""

"""How the world finds the pages: the sitemap, what robots may do, whom to tell about a hole."""

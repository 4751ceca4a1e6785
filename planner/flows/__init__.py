"""What takes several doors: bringing a file in, printing a sheet, sending data out.

The window and the command line share these, so that both do the same.
"""

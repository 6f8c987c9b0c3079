"""Answers as records: plain values for programs, cells for a spreadsheet, a line for copy. The command line and the
page show the same ones.
"""

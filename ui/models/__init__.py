"""What lists and tables show, as Qt item models.

Hard rule: a model says what a value means by a role of its own beside what is displayed.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex

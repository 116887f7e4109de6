{ helper:: 1 }

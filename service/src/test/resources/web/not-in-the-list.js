planted()

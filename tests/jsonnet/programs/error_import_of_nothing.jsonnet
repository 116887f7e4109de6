import ''

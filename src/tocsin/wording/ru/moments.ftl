moments-days = { $count ->
    [one] { $count } сутки
    [few] { $count } суток
   *[many] { $count } суток
}
moments-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[many] { $count } часов
}
moments-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
}

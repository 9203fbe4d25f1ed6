paper-article = { $act }{ $number ->
    [none] {""}
   *[other] , статья { $number }
}
paper-basis = Правовое основание
paper-certificate-digest = SHA-256 свидетельства
paper-components = Компоненты
paper-footer = Решение { $decision } · журнал { $origin }
paper-for = От { $member }
paper-form = Форма
paper-how = Как заявлена
paper-matter = Вопрос
paper-member = Государство
paper-no-certificate = Свидетельства ещё нет: итог не объявлен. Ниже приведён хеш текста, изложенного выше.
paper-none = не заявлена
paper-number = Номер
paper-opened = Внесено на рассмотрение
paper-page = стр.
paper-page-of = из
paper-places = Места пребывания
paper-position = Позиция
paper-positions = Позиции
paper-recorded = записана Секретариатом, { $state ->
    [confirmed] подтверждена государством
    [contested] оспорена государством
   *[unconfirmed] ещё не подтверждена
}
paper-refused = от подписания отказались { $at }{ $by ->
    [none] {""}
   *[other] , { $by }
}
paper-reservation = особое мнение: { $text }
paper-rule = Правило
paper-signature-caption = Подписывается именно текст, изложенный выше.
paper-signatures = Лист подписей
paper-signed = подписано { $at }{ $by ->
    [none] {""}
   *[other] , { $by }
}
paper-stay = Срок пребывания до
paper-strength = Численность
paper-subordination = Подчинение
paper-tasks = Задачи
paper-text = Текст
paper-text-digest = SHA-256 текста
paper-translation = Неофициальный перевод ({ $language })
paper-verify = Проверка: возьмите свидетельство об этом решении, сравните его SHA-256 с указанным здесь и проверьте свидетельство командой «tocsin verify» или на странице проверки. Сервер, выдавший его, для этого не нужен.

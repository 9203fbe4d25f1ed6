charter-page-title = Свод правил
charter-page-on = По состоянию на
charter-page-wrong-day = Такой даты нет. Показано состояние на сегодня.
charter-page-revision = Редакция
charter-page-revision-from = действует с записи { $index }
charter-page-hash = Хеш редакции
charter-page-standing = Положения
charter-page-standing-count = { $standing ->
    [verified] проверено
    [reported] по сообщениям
   *[unverified] не проверено
}: { $count }
charter-page-standing-word = { $standing ->
    [reported] по сообщениям
   *[unverified] не проверено
}
charter-page-files = Файлы
charter-page-archive = все одним архивом ZIP
charter-page-contents = На этой странице
charter-page-procedure = Порядок действий
charter-page-optional = необязательно
charter-page-actors = Кто действует
charter-page-limit = Срок
charter-page-basis = Основание
charter-page-unspecified = в открытых источниках не указано
charter-page-time = Состав организации по времени
charter-page-member = Государство
charter-page-from = С
charter-page-to = По
charter-page-roles = Роли и полномочия
charter-page-of-member = от государства
charter-page-of-organisation = от организации
charter-page-may = Полномочия
charter-page-sees = Доступ к сведениям
charter-page-own = { $power } (только за своё государство)
charter-page-sees-signals = сигналы
charter-page-sees-cases = карточки ситуаций
charter-page-sees-positions = позиции
charter-page-sees-drafts-political = проекты политической линии
charter-page-sees-drafts-defence = проекты оборонной линии
charter-page-sees-orders = распоряжения
charter-page-sees-reports = донесения
charter-page-sees-ledger = журнал
charter-page-sees-charter = свод правил
charter-page-sees-people = люди и ключи
charter-page-findings = Что показывает проверка свода правил
charter-page-severity = { $level ->
    [error] ошибка
    [warning] предупреждение
   *[info] замечание
}
charter-page-no-findings = Замечаний нет.

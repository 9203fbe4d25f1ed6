records-nav-map = Карта
records-nav-office = Управление
records-title = Журнал
records-what = { $count ->
    [one] { $count } запись; каждая подписана тем, кто действовал, и незаметно изменить или изъять её нельзя. Новые записи сверху.
    [few] { $count } записи; каждая подписана тем, кто действовал, и незаметно изменить или изъять её нельзя. Новые записи сверху.
   *[many] { $count } записей; каждая подписана тем, кто действовал, и незаметно изменить или изъять её нельзя. Новые записи сверху.
}
records-filter = Отбор записей
records-case = Карточка
records-type = Событие
records-stream = Поток
records-all = все
records-show = Показать
records-clear = Все записи
records-number = №
records-time = Внесено
records-event = Событие
records-actor = Кто действовал
records-leaf = Хеш записи
records-corrected = исправлено
records-none = Таких записей нет.
records-pages = Страницы
records-newest = К новым
records-older = Более ранние
records-entry = запись { $index }
records-corrected-by = Эту запись исправляет
records-corrects = Исправляется
records-signed-words = Что подписано
records-signed-json = Подписанное событие дословно
records-signed-json-why = Подпись охватывает эти значения без пробелов и переносов строк, ключи по порядку.
records-at = Подписано
records-received = Внесено
records-version = место { $version }
records-proof = Доказательство
records-proof-holds = Проверено сейчас: подпись, место в журнале и подпись самого журнала верны.
records-proof-fails = Проверено сейчас: запись НЕ доказана. Не полагайтесь на неё и сообщите администратору.
records-signature-holds = Подпись верна:
records-signature-fails = Подпись неверна:
records-by-log = сам журнал
records-included = { $count ->
    [one] Входит в подписанное состояние из { $count } записи.
    [few] Входит в подписанное состояние из { $count } записей.
   *[many] Входит в подписанное состояние из { $count } записей.
}
records-not-included = { $count ->
    [one] Не входит в подписанное состояние из { $count } записи.
    [few] Не входит в подписанное состояние из { $count } записей.
   *[many] Не входит в подписанное состояние из { $count } записей.
}
records-log-signed = Это состояние подписано ключом журнала.
records-log-not-signed = Это состояние не подписано ключом журнала.
records-root = Корень дерева
records-charter = Редакция свода правил
records-path = { $count ->
    [one] Доказательство включения: { $count } хеш
    [few] Доказательство включения: { $count } хеша
   *[many] Доказательство включения: { $count } хешей
}
records-signatures = { $count ->
    [one] Подпись
    [few] Подписи: { $count }
   *[many] Подписей: { $count }
}
records-key = Ключ
records-signature = Подпись
records-checkpoint = Контрольная точка журнала
records-origin = Журнал
records-verify-title = Проверка свидетельства
records-verify-what = Свидетельство о решении — один файл, из которого видно, что решено, кем и по какому правилу. Проверка идёт в вашем браузере; файл никуда не отправляется.
records-verify-file = Свидетельство
records-verify-file-hint = Выберите файл или перетащите его на эту страницу; не более 64 МБ.
records-verify-compare = Сверить с известным ключом
records-verify-compare-why = Без этого свидетельство может быть лишь непротиворечивым само по себе. Если ввести значения, полученные от организации другим путём, будет видно, от кого оно исходит.
records-verify-log-key = Ключ журнала
records-verify-root = Хеш учредительной записи
records-verify-do = Проверить здесь
records-verify-do-server = Проверить на сервере
records-verify-known = Что публикует эта установка
records-verify-known-why = Эти значения стоят в свидетельствах этого журнала. Прежде чем полагаться на них, получите их и другим путём.
records-verify-holds = Свидетельство действительно
records-verify-fails = Свидетельство недействительно
records-verify-by-server = { $file }, проверено сервером.
records-verify-by-browser = { $value }, проверено в этом браузере.
records-verify-running = Идёт проверка…
records-verify-too-large = Файл больше 64 МБ; свидетельств такого размера не бывает.
records-verify-no-file = Файл не выбран. Выберите файл свидетельства и повторите.
records-verify-failed = Этот браузер не смог проверить файл. Проверьте его на сервере соответствующей кнопкой.

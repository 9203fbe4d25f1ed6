map-label = Карта: государства-члены, открытые карточки и районы предупреждений; на странице карты то же дано таблицей
map-no-opinion = Контуры: Natural Earth. Они не выражают мнения о статусе какой-либо территории или границы.
map-legend = Условные знаки
map-members = Государство-член
map-cases = Открытая карточка
map-hazards = Действующее предупреждение
map-table-instead = Для карты нужен сценарий. Таблица ниже содержит то же самое.
map-same = То же таблицей
map-kind = Вид
map-what = Что
map-where = Где
map-warnings-what = Предупреждения в том виде, в каком они пришли от метеорологических, сейсмических служб и служб гражданской защиты (CAP, Atom, RSS, GDACS). Предупреждение — утверждение отправителя; что оно значит здесь, говорит принятый по нему сигнал.
map-warnings-list = { $count ->
    [one] { $count } предупреждение
    [few] { $count } предупреждения
   *[many] { $count } предупреждений
}
map-warnings-state = Отбор предупреждений
map-warnings-more = { $count ->
    [one] Ещё { $count } не показано.
    [few] Ещё { $count } не показаны.
   *[many] Ещё { $count } не показано.
}
map-warnings-none = Предупреждений нет.
map-warning-state = { $state ->
    [in_force] действует
    [superseded] заменено
    [cancelled] отменено
    [expired] истекло
   *[message] сообщение о другом предупреждении
}
map-warning-severity = { $severity ->
    [extreme] чрезвычайная опасность
    [severe] большая опасность
    [moderate] умеренная опасность
    [minor] небольшая опасность
   *[other] степень опасности не указана
}
map-warning-exercise = не настоящее предупреждение
map-warning-sent = отправлено
map-warning-expires = действует до
map-warning-ended-by = сообщением { $identifier }
map-warning-original = исходный файл
map-warning-receive = Принять как сигнал
map-warning-unknown-sender = отправитель не указан
map-warning-kept = Предупреждение принято.
map-warning-known = Этот файл уже был принят; ничего не изменилось.
map-warning-empty = Ничего не отправлено. Выберите файл или вставьте предупреждение.
map-warning-too-large = Файл больше { $limit } МБ. Отправьте предупреждения по одному.
map-warning-no-warning = Прочитать здесь предупреждение не удалось. Проверьте, что это файл CAP, Atom, RSS или GDACS.
map-bring = Загрузить файл
map-file = Файл с предупреждениями
map-file-hint = XML или XML, сжатый gzip; не более { $limit } МБ.
map-upload = Загрузить
map-paste = Вставить предупреждение
map-paste-label = Текст предупреждения (XML)
map-take = Принять

warnings-page = Предупреждения
warnings-page-about = Поступившие предупреждения (CAP, ленты Atom и RSS, GDACS). Запись в журнале появляется, когда предупреждение принято как сигнал.
warnings-page-areas = Районы
warnings-page-bring = Загрузить предупреждения
warnings-page-cancelled-by = Отменено сообщением:
warnings-page-cancels = Отменяет
warnings-page-content = Содержание
warnings-page-fault-not-kept = Файл не удалось сохранить. Повторите попытку; если не поможет, обратитесь к администратору системы.
warnings-page-fault-too-large = Файл больше { $limit } МБ, хранилище таких не принимает.
warnings-page-field-audience = Кому адресовано
warnings-page-field-author = Кем выпущено
warnings-page-field-category = Категория
warnings-page-field-certainty = Вероятность
warnings-page-field-contact = Контакты
warnings-page-field-description = Описание
warnings-page-field-effective = Действует с
warnings-page-field-event = Явление
warnings-page-field-expires = Действует до
warnings-page-field-file = Файл
warnings-page-field-identifier = Идентификатор
warnings-page-field-instruction = Что делать
warnings-page-field-note = Примечание
warnings-page-field-onset = Ожидается с
warnings-page-field-response = Меры
warnings-page-field-scope = Распространение
warnings-page-field-sender = Отправитель
warnings-page-field-sent = Отправлено
warnings-page-field-severity = Степень опасности
warnings-page-field-status = Статус
warnings-page-field-type = Вид сообщения
warnings-page-field-urgency = Срочность
warnings-page-field-web = Страница в сети
warnings-page-files = Файлы
warnings-page-files-hint = XML в том виде, как выпущен. Не более { $count } файлов и { $limit } МБ за один раз.
warnings-page-filter = По состоянию
warnings-page-findings = Замечания при чтении
warnings-page-kept = { $count ->
    [one] Принято { $count } предупреждение.
    [few] Принято { $count } предупреждения.
   *[many] Принято { $count } предупреждений.
}
warnings-page-known = { $count ->
    [one] { $count } предупреждение уже было получено раньше.
    [few] { $count } предупреждения уже были получены раньше.
   *[many] { $count } предупреждений уже были получены раньше.
}
warnings-page-left-out = { $count ->
    [one] Ещё { $count } не показан; он есть в файле.
    [few] Ещё { $count } не показаны; они есть в файле.
   *[many] Ещё { $count } не показано; они есть в файле.
}
warnings-page-more-told = { $count ->
    [one] Ещё { $count } файл не принят или принят с замечанием.
    [few] Ещё { $count } файла не приняты или приняты с замечаниями.
   *[many] Ещё { $count } файлов не приняты или приняты с замечаниями.
}
warnings-page-next = Дальше
warnings-page-no-end = срок не указан
warnings-page-no-findings = Замечаний нет.
warnings-page-no-parts = Текста в сообщении нет.
warnings-page-no-signal = Как сигнал пока не принято.
warnings-page-none = Предупреждений пока нет. Их можно загрузить файлом, вставить текстом или положить в папку приёма.
warnings-page-none-in-state = В этом состоянии предупреждений нет.
warnings-page-nothing-sent = Ничего не отправлено. Выберите файлы или вставьте текст предупреждения.
warnings-page-parameters = Коды и параметры
warnings-page-pasted = Вставленный текст
warnings-page-previous = Назад
warnings-page-read = Прочитать и сохранить
warnings-page-receive = Принять как сигнал
warnings-page-refused = { $name }: не принят. { $reason }
warnings-page-remark = { $name }: { $reason }
warnings-page-sent = отправлено
warnings-page-severity = опасность: { $word }
warnings-page-shapes = Контуры и окружности
warnings-page-signal = Сигнал
warnings-page-state-cancelled = отменено
warnings-page-state-expired = срок истёк
warnings-page-state-in-force = действует
warnings-page-state-message = сообщение
warnings-page-state-superseded = заменено
warnings-page-superseded-by = Заменено сообщением:
warnings-page-supersedes = Заменяет
warnings-page-tab-all = Все
warnings-page-tab-cancelled = Отменённые
warnings-page-tab-expired = С истёкшим сроком
warnings-page-tab-in-force = Действующие
warnings-page-tab-message = Сообщения о других
warnings-page-tab-superseded = Заменённые
warnings-page-text = Или текст предупреждения
warnings-page-too-many = Слишком много файлов: за один раз не более { $limit }. Ничего не принято; отправьте частями.
warnings-page-too-much = Слишком большой объём: за один раз не более { $limit } МБ. Ничего не принято; отправьте частями.
warnings-page-until = до
warnings-page-way-folder = из папки приёма
warnings-page-way-paste = вставлено текстом
warnings-page-way-upload = загружено файлом
warnings-page-word-ack = подтверждение получения
warnings-page-word-actual = реальное
warnings-page-word-alert = первичное предупреждение
warnings-page-word-allclear = отбой
warnings-page-word-assess = оценить обстановку
warnings-page-word-avoid = избегать
warnings-page-word-cancel = отмена
warnings-page-word-cbrne = химическая, биологическая, радиационная, ядерная, взрывная
warnings-page-word-draft = проект
warnings-page-word-env = экология
warnings-page-word-error = ошибка
warnings-page-word-evacuate = эвакуироваться
warnings-page-word-execute = выполнять
warnings-page-word-exercise = учение
warnings-page-word-expected = скоро ожидается
warnings-page-word-extreme = чрезвычайная
warnings-page-word-fire = пожар
warnings-page-word-future = в будущем
warnings-page-word-geo = геофизика
warnings-page-word-health = здравоохранение
warnings-page-word-immediate = немедленно
warnings-page-word-infra = инфраструктура
warnings-page-word-likely = вероятно
warnings-page-word-met = погода
warnings-page-word-minor = незначительная
warnings-page-word-moderate = умеренная
warnings-page-word-monitor = следить
warnings-page-word-none = не требуются
warnings-page-word-observed = наблюдается
warnings-page-word-other = другое
warnings-page-word-past = прошло
warnings-page-word-possible = возможно
warnings-page-word-prepare = готовиться
warnings-page-word-private = указанным адресатам
warnings-page-word-public = для всех
warnings-page-word-rescue = спасательные работы
warnings-page-word-restricted = ограниченное
warnings-page-word-safety = безопасность населения
warnings-page-word-security = охрана правопорядка
warnings-page-word-severe = серьёзная
warnings-page-word-shelter = укрыться
warnings-page-word-system = служебное
warnings-page-word-test = проверка связи
warnings-page-word-transport = транспорт
warnings-page-word-unknown = неизвестно
warnings-page-word-unlikely = маловероятно
warnings-page-word-update = обновление
warnings-page-word-verylikely = весьма вероятно

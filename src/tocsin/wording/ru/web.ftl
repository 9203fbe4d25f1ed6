web-actions = Что вы можете сделать
web-actions-barred = { $count ->
    [one] { $count } действие сейчас невозможно — почему
    [few] { $count } действия сейчас невозможны — почему
   *[many] { $count } действий сейчас невозможны — почему
}
web-all-members = все государства-члены
web-answer = Ответ
web-answer-it = ответить
web-appeal-of = Обращение:{ $member }
web-article = { $act }, статья { $number }
web-asks = просит
web-awaited = ожидается
web-back = Назад
web-barred = Сейчас невозможно:
web-binds = Обязательно для
web-board = Табло позиций
web-brought = Доведено
web-by-article = По какой статье
web-by-itself = (само собой)
web-carried-out = Исполнено
web-carrying-out = Исполнение
web-case-closed = Закрыта
web-chair-state = государство-председатель
web-change = Изменить
web-changes = Что изменено в этой редакции
web-clocks = Сроки
web-closed-cases = { $count ->
    [one] { $count } закрытая карточка
    [few] { $count } закрытые карточки
   *[many] { $count } закрытых карточек
}
web-conditions = Условия
web-confirmed = подтверждена
web-contested = оспорена государством
web-copied = Скопировано
web-copy-digest = Скопировать дайджест полностью
web-corrected = исправлено
web-counted-so = Подсчёт
web-counts = Учтена
web-counts-confirmed-only = Записанная позиция учитывается только после подтверждения.
web-counts-unconfirmed = Записанная позиция учитывается до подтверждения.
web-decisions = Решения
web-demo-choose = Кем войти?
web-demo-explain = Это демонстрация. Люди вымышлены; каждый видит и может то, что свод правил даёт его должности. Пароль не нужен.
web-done = выполнено
web-download = скачать
web-draft-kept = Черновик сохранён.
web-drafts = Черновики вашего направления
web-drafts-explain = Видны только представителям вашего государства по вашему направлению (политическому или оборонному).
web-drop-draft = Удалить черновик
web-earlier-positions = Прежние позиции ({ $count })
web-electorate = Кто имеет голос
web-emergency = экстренные
web-ended = завершены
web-enter = внести
web-entered = { $done }: запись № { $index }.
web-entries = Записи
web-evidence = Подтверждение
web-exactly-this = Именно этот текст
web-facts = Сведения
web-facts-claimed = Утверждается и сообщается
web-facts-established = Установлено
web-field-one-a-line = По одному в строке.
web-field-zone = Время { $zone }.
web-files = Файлы и разбор
web-finding-article-reported = { $article }: известна только по сообщениям печати
web-finding-article-unverified = { $article }: не сверена с текстом
web-finding-basis-unusual = { $article }: не входит в основания, которые свод правил называет для этого вопроса
web-finding-strength-assumed = численность предположительная{ $article }
web-finding-strength-reported = численность — по сообщениям, а не по решению{ $article }
web-findings = Отмеченные замечания
web-front-decide = Государства консультируются, и компетентный орган решает по правилам самой организации.
web-front-no-post = Вы вошли, но в этом журнале у вас нет должности.
web-front-prove = Любой может позднее проверить решение по одному файлу, без сервера.
web-front-signal = Поступает сигнал, открывается карточка кризисной ситуации, и каждый видит, что, когда и от кого ожидается.
web-front-title = Набат: от сигнала до подтверждённого решения
web-front-what = Кризисное реагирование для организации суверенных государств.
web-given = направлено
web-going-on = идут
web-host = Принимающее государство
web-how = Как и когда
web-in-cases = В карточках
web-in-force = Действует
web-inbox-count = { $count ->
    [0] задач нет
    [one] ждёт { $count } задача
    [few] ждут { $count } задачи
   *[many] ждут { $count } задач
}
web-issued = Отдано
web-keep-draft = Сохранить черновик
web-language = Язык
web-lapsed = не подтверждена в срок
web-ledger = Журнал записей { $name }
web-left = осталось { $span }
web-limit = в течение { $span }
web-limit-at-once = незамедлительно
web-limit-unspecified = срок в открытых документах не указан
web-link-lost = Нет связи: страница могла устареть
web-link-on = Обновления приходят сами
web-look-at-fields = Что-то не заполнено или неверно; см. отмеченные поля.
web-map = Карта
web-member = Государство
web-menu = Язык, вход
web-met = выполнено
web-missing = Чего недостаёт
web-missing-nothing = Ничего не ожидается.
web-more = ещё { $count }
web-more-fields = Дополнительные поля
web-movements = Перемещения
web-national = Национальные процедуры
web-nav = Основная навигация
web-nav-charter = Свод правил
web-nav-inbox = Требует вас
web-nav-record = Журнал
web-nav-replays = Воспроизведения
web-nav-signals = Сигналы
web-nav-situation = Обстановка
web-nav-verify = Проверка
web-needs-nothing = Ничто вас не ждёт.
web-needs-you = Требует вас
web-next-report = Следующее донесение
web-no = нет
web-no-choices = Выбирать пока не из чего.
web-no-clock = срока нет
web-no-clocks = сроков нет
web-no-decisions = Проектов решений ещё нет.
web-no-open-cases = Открытых карточек нет.
web-no-signals = Сигналов нет.
web-no-signature = Подписанный конверт не прислан.
web-none = Нет.
web-not-met = не выполнено
web-notices = Внешние уведомления
web-now-at = Сейчас
web-occurred = произошло
web-offer = Предложение
web-offers = Предложения
web-on-instruction = по указанию
web-open = открыто
web-open-cases = { $count ->
    [0] Открытые карточки
    [one] { $count } открытая карточка
    [few] { $count } открытые карточки
   *[many] { $count } открытых карточек
}
web-opened = открыта
web-opening = Вынесение на рассмотрение
web-optional = (необязательно)
web-order = Распоряжение
web-orders = Распоряжения
web-other-tasks = Прочие задачи
web-outcome = Итог
web-outcome-so-far = Если закрыть сейчас
web-overdue-by = просрочено на { $span }
web-own-key = своим ключом
web-people = Личный состав
web-planned = план
web-position = Позиция
web-prepared-too-old = Подготовленное устарело или готовилось для другого лица. Проверьте ещё раз.
web-product = Набат
web-received = Получено
web-recorded = записана за государство, не подтверждена
web-recorded-confirmed = записана за государство, подтверждена
web-refused = Отказано:
web-replay-begin = Воспроизвести с начала
web-replay-end = До конца
web-replay-entries = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
web-replay-invented = вымышленный
web-replay-over = завершено
web-replay-pause = Пауза
web-replay-paused = на паузе
web-replay-play = Пуск
web-replay-playing = идёт
web-replay-set = Задать
web-replay-speed = Скорость
web-replay-step = Следующее событие
web-replay-too-many = Уже есть воспроизведений: { $limit }.
web-replays-explain = Сценарии по открытым сообщениям и вымышленные; каждый проигрывается в отдельном журнале. Ход событий виден с выбранной скоростью; действовать в нём нельзя.
web-replays-made = Воспроизведения
web-reported = сообщено
web-reports = Донесения
web-reservation = Особое мнение
web-review = Разбор
web-review-exact = Точная запись в JSON
web-review-exact-explain = Подписываются эти байты в записи по RFC 8785.
web-review-explain = Подписывается именно это. Пока ничего не внесено.
web-review-title = { $title }: перед подписью
web-rule = Правило
web-sections = Разделы карточки
web-sign = Подписать и отправить
web-sign-elsewhere = Вашего ключа на сервере нет. Подпишите запрос командой «tocsin sign» или своим устройством и пришлите конверт сюда.
web-sign-envelope = Подписанный конверт (файл JSON)
web-sign-in = Войти
web-sign-in-organisation = Должностные лица Организации
web-sign-out = Выйти
web-sign-refused = отказ
web-sign-request = Скачать запрос
web-sign-server = В этом журнале ваш ключ хранится на сервере (демонстрация или учение).
web-signals-open = Сигналы в работе
web-signals-over = Объединённые и закрытые сигналы
web-signature = Подпись
web-signed = подписано
web-signs = Подписывает
web-since = с
web-skip = К содержанию
web-speed = { $speed ->
    [1] реальное время
    [60] 1 минута в секунду
    [600] 10 минут в секунду
    [3600] 1 час в секунду
   *[other] 6 часов в секунду
}
web-spent = Ссылка уже использована или устарела.
    .next = Попросите новую у того, кто отвечает за установку.
web-statement = Заявление
web-steps = Шаги
web-steps-waiting = и по процедуре:
web-switch-person = Другое лицо
web-talks = Обращения, консультации, мнения
web-text-not-here = Текст здесь не хранится.
web-the-text = Текст
web-theme = Оформление
web-through = через
web-to-confirm = подтвердить до
web-to-review = Проверить перед подписью
web-to-start = К обстановке
web-unofficial = неофициальный перевод
web-until = до
web-until-when = До какого срока
web-vehicles = Техника
web-version = Редакция { $number }
web-versions = Редакции
web-voted-on = вынесенный текст
web-waits-for = Ждём от
web-watching = Вы наблюдаете за этим журналом и не можете в нём подписывать.
web-welcome = Добро пожаловать
web-welcome-again = Ещё раз
web-welcome-differ = Пароли не совпадают.
web-welcome-explain = { $name }, задайте пароль не короче 12 знаков. Имя для входа — { $login }; следующим шагом настраивается второй фактор.
web-welcome-password = Пароль
web-welcome-set = Задать пароль
web-what = Что
web-where = Где мы
web-who = За кем
web-whole-form = Полная форма
web-whole-text = Текст полностью
web-withdrawal = Вывод
web-wrong-choose = Выберите одно из двух.
web-wrong-file-size = Файл больше { $limit } МБ.
web-wrong-missing = Нужно заполнить.
web-wrong-moment = Укажите дату и время.
web-wrong-number = Укажите целое число.
web-yes = да
web-paper-certificate = Свидетельство
web-paper-docx = В формате DOCX
web-paper-pdf = В формате PDF
web-papers = Документы

expectation-accepted = «{ $does }» ({ $act }) принимается
expectation-refused = «{ $does }» ({ $act }) отклоняется: { $code }
expectation-outcome = исход { $of }: { $is }
expectation-interval = { $from } → { $to }: { $bound }
expectation-peak = { $figure ->
    [people] наибольшая численность по донесениям, человек
   *[vehicles] наибольшее число единиц техники по донесениям
}, { $of }: { $is }
expectation-mandate = состояние { $of }: { $is }{ $because ->
    [expired] , по сроку
    [decision] , по решению
   *[none] {""}
}
expectation-count = { $of }, { $in }: { $is }
expectation-step = шаг «{ $step }», { $of }: { $is }
expectation-tally = { $of } по правилу «{ $rule }»: { $is }
expectation-finding = при вынесении { $of } записано: { $is }
expectation-figures = { $figure ->
    [offers] предложения
    [movements] перемещения
    [reports] донесения
    [orders] распоряжения
   *[other] национальные процедуры
}, { $of }, основаны на: { $is }
expectation-due = { $kind }, { $of }: { $is }
expectation-case = карточка { $of }: { $is }
expectation-position = { $member }, позиция по { $of }: { $is }{ $held ->
    [stated] , заявлена самим государством
    [recorded] , записана за государство
    [confirmed] , подтверждена государством
    [contested] , оспорена государством
    [lapsed] , срок подтверждения истёк
   *[none] {""}
}
expectation-bound = связаны решением { $of }: { $is }
expectation-at-most = предел — { $span }
expectation-at-least = не раньше, чем через: { $span }
expectation-days-at-most = по календарю предел — { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
expectation-nothing = ничего такого нет
expectation-point-act = действие «{ $id }»
expectation-point-signal = сигнал { $id }
expectation-point-opened = вынесение { $id }
expectation-point-adopted = принятие { $id }
expectation-point-failed = непринятие { $id }
expectation-point-ended = завершение { $id }
expectation-point-withdrawal = начало вывода по { $id }
expectation-point-first-departed = убытие первых по { $id }
expectation-point-first-arrived = прибытие первых по { $id }
expectation-point-whole-arrived = прибытие всех сил по { $id }
expectation-point-first-returned = возвращение первых по { $id }
expectation-point-whole-returned = возвращение последних по { $id }
expectation-point-issued = издание распоряжения { $id }
expectation-point-brought = доведение распоряжения { $id }
expectation-point-done = исполнение распоряжения { $id }
expectation-counted-decisions-adopted = решений принято
expectation-counted-decisions-failed = решений не принято
expectation-counted-appeals = обращений
expectation-counted-consultations = консультаций
expectation-counted-national-consents = записано национальных процедур
expectation-counted-orders = распоряжений
expectation-counted-reports = донесений
expectation-counted-attachments = приложено файлов
expectation-counted-corrections = исправлений
expectation-word-adopted = принято
expectation-word-not-adopted = не принято
expectation-word-undecided = не решено
expectation-word-withdrawn = снято
expectation-word-draft = проект
expectation-word-open = открыто
expectation-word-closed = закрыто
expectation-word-signing = открыт лист подписания
expectation-word-waiting = ожидается
expectation-word-later = позднее
expectation-word-done = выполнено
expectation-word-in-force = действует
expectation-word-ended = завершено
expectation-word-void = не вступило в силу
expectation-word-official = официальные данные
expectation-word-reported = сообщения
expectation-word-assumed = допущение
expectation-word-awaited = ожидается
expectation-word-overdue = просрочено
expectation-word-yes = за
expectation-word-no = против
expectation-word-abstain = воздержалось
expectation-word-absent = отсутствует
expectation-word-not-participating = не участвует
expectation-word-objection = возражает
expectation-word-recused = взяло самоотвод
expectation-word-silent = молчание
expectation-word-none = нет
expectation-word-accepted = принято

charter-title = { $name }, по состоянию на { $on }
    (редакция { $revision })
charter-section-members = Государства-члены
charter-section-organs = Органы
charter-section-matters = Вопросы и правила
charter-section-procedure = Порядок действий
charter-section-acts = Акты
charter-presides = (председательствует)
charter-mark = [{ $standing ->
    [reported] по сообщениям
   *[unverified] не проверено
}]
charter-organ = { $id }  { $name }; проводит { $meets ->
    [session] сессии
   *[meeting] заседания
}; аутентичный язык: { $languages }; кворум: { $quorum ->
    [unspecified] в открытых источниках не указан
   *[other] { $quorum }
}
charter-matter = { $id }  { $name }. { $rule }
charter-step = { $number }. { $name }: { $actors }; срок: { $limit ->
    [unspecified] в открытых источниках не указан
    [at-once] незамедлительно
   *[other] { $limit }
}{ $basis ->
    [none] {""}
   *[other] {" "}({ $basis })
}
charter-actor-members = государства-члены
charter-actor-unspecified = в открытых источниках не указано
charter-act = { $id }  { $name }; принят: { $adopted ->
    [unspecified] неизвестно
   *[other] { $adopted }
}; вступил в силу: { $force ->
    [unspecified] неизвестно
   *[other] { $force }
}{ $articles ->
    [none] {""}
   *[other] ; статьи: { $articles }
}

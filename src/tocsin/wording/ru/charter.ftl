charter-title = { $name } ({ $short })
charter-as-of = по состоянию на { $date }; редакция { $revision }
charter-section-members = Государства-члены
charter-section-organs = Органы
charter-section-rules = Правила принятия решений
charter-section-matters = Вопросы
charter-section-procedures = Порядок действий
charter-section-consents = Внутригосударственные решения
charter-section-duties = Обязательные извещения
charter-section-components = Силы и средства
charter-section-regions = Регионы
charter-section-centres = Центры реагирования
charter-section-acts = Акты
charter-presides = председательствует
charter-suspended = участие приостановлено, без права голоса
charter-chair-unknown = Кто председательствует, в открытых источниках не указано.
charter-standing = { $standing ->
    [verified] проверено
    [reported] по сообщениям
   *[unverified] не проверено
}
charter-unknown = в открытых источниках не указано
charter-sittings = Проводит { $meets ->
    [session] сессии
   *[meeting] заседания
}; аутентичный язык: { $languages }; кворум: { $quorum ->
    [unspecified] в открытых источниках не указан
   *[other] { $quorum }
}
charter-refers = Даёт рекомендации органу: { $organ }
charter-basis = Основание: { $list }
charter-matter = { $organ }: { $name } ({ $id })
charter-no-rule = на этот день правила нет
charter-by-signature = принимается подписанием
charter-needs-appeal = по обращению государства-члена
charter-form-session = { $meets ->
    [session] на сессии
   *[meeting] на заседании
}
charter-form-correspondence = в рабочем порядке, без созыва
charter-form-silence = по процедуре умолчания
charter-requires = В решении указываются: { $list }
charter-allows = Могут привлекаться: { $list }
charter-bases = Обычные основания: { $list }
charter-limit = срок: { $limit }
charter-limit-unspecified = в открытых источниках не указан
charter-limit-at-once = немедленно
charter-optional = если применимо
charter-consent-cabinet = решение правительства
charter-consent-parliament = согласие парламента
charter-consent-none = не требуется
charter-consent-unspecified = в открытых источниках не указано
charter-owner = кто извещает: { $owner }
charter-about = около { $number }
charter-purposes = Предназначение: { $list }
charter-article = { $act }, ст. { $article }
charter-article-alone = Статья { $article }
charter-address = Текст: { $address }
charter-in-force = Действует с { $date }
charter-not-in-force = На этот день не действует.
charter-force-unknown = Дата вступления в силу в открытых источниках не указана.
charter-actor-members = государства-члены
charter-actor-unspecified = в открытых источниках не указано
charter-since = с { $date }
charter-until = до { $date }

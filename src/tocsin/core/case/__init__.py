"""The card of a crisis situation: facts, appeals, consultations, views, attachments, closing."""

"""The small plain ASGI side: static files, the event stream and hot reads, without Django's middleware."""

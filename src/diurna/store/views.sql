CREATE OR REPLACE VIEW newest AS
SELECT codings.coding, codings.run, codings.added, articles.*
FROM codings
JOIN articles USING (version)
WHERE codings.superseded_by IS NULL;

CREATE OR REPLACE VIEW newest_events AS
SELECT
    events.*,
    newest.article, newest.published, newest.publisher, newest.url, newest.origin,
    coalesce(events.date_start, events.date_end, newest.published) AS day,
    happenings.story
FROM events
JOIN newest USING (coding)
LEFT JOIN happenings ON happenings.number = events.number;

CREATE OR REPLACE VIEW who_did_what AS
SELECT
    e.id, e.day, e.date_start, e.date_end, e.date_basis, e.published,
    p.actor, p.actor_home, p.actor_name, p.actor_office,
    p.recipient, p.recipient_home, p.recipient_name, p.recipient_office, p.mutual,
    e.event, e.mode, e.contexts, e.quad, e.score, e.cameo, e.status, e.historical,
    s.code AS speaker, s.name AS speaker_name, s.quotation,
    e.place, e.place_region, e.place_country, e.latitude, e.longitude,
    e.story, e.confidence, e.trigger_text AS trigger, e.text, e.sentence, e.article, e.publisher, e.url, e.coder, e.number
FROM newest_events AS e
LEFT JOIN pairs AS p ON p.number = e.number
LEFT JOIN speakers AS s ON s.number = e.number AND s.position = 0;

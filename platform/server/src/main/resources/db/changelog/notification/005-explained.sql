-- Warnings on time explain themselves, in Chinese and English; those that were sent before have no explanation.
UPDATE notification.notice SET arguments = arguments || ARRAY['', '']
WHERE kind IN ('deadline-near', 'deadline-overdue', 'deadline-urged', 'deadline-escalated')
  AND cardinality(arguments) = 3;

-- How much more time is asked for, in the unit of the rule; in what was asked before there is none.
UPDATE notification.notice SET arguments = arguments || arguments[3]
WHERE kind = 'extension-asked' AND cardinality(arguments) = 4;

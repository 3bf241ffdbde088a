-- Whether a model has reached every partition.
CREATE INDEX event_subscription ON engine.event ((value ->> 'processDefinitionKey'))
    WHERE value_type = 'MESSAGE_START_EVENT_SUBSCRIPTION' AND intent = 'CREATED';

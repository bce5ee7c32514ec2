comment on type qa_service.qa_question_status_enum is
  'State of a question: PENDING_ANSWER, ANSWERED once there is an answer, HIDDEN by moderators.';
comment on type qa_service.qa_responder_type_enum is
  'Who answers: USER who bought the product, SELLER of it, or ADMIN of the platform.';

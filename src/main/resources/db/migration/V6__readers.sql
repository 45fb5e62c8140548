-- Indexes that no projection needs: a rebuild makes them once its rows are there, which is sooner done than to keep them as
-- the rows come. One that is not marked is kept all the time.
comment on index catalogue_names is 'for readers';
comment on index event_position is 'for readers';
comment on index event_subject is 'for readers';
comment on index event_theatre is 'for readers';
comment on index event_time is 'for readers';
comment on index incident_actors is 'for readers';
comment on index incident_day is 'for readers';
comment on index incident_kind is 'for readers';
comment on index incident_place is 'for readers';
comment on index incident_site_of is 'for readers';
comment on index incident_time is 'for readers';
comment on index read_row_position is 'for readers';
comment on index report_actors is 'for readers';
comment on index report_day is 'for readers';
comment on index report_kind is 'for readers';
comment on index report_place is 'for readers';
comment on index report_source is 'for readers';

export { createGitlabHandlers, gitlabNotFound } from './createGitlabHandlers';
